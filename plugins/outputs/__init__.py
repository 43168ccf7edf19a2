"""Makes only those files of a site anew that show something which has changed.

For any publisher that says of each file what it is made of: a ``Part`` has a path, a fingerprint
of all that shapes it, and a way to make it. A part whose fingerprint is that of the last build,
and whose file lies in the output as that build left it, is kept; all others are made::

    part = Part("about/index.html", fingerprint(circumstances, closure, values), make)
    Renewal.of(stage).write([part, ...], folder, share)

``fingerprint`` takes plain values only, and what it cannot take is made every time. A part may
have a text that is set in after everything else was made; where nothing but such texts has
changed, ``Renewal.exchange`` needs neither templates nor values.
"""

from __future__ import annotations

from plugins.incremental.closures import Closures
from plugins.incremental.fingerprint import ALWAYS, fingerprint
from plugins.incremental.parts import PLACE, Part, write
from plugins.incremental.renewal import Renewal

__all__ = ["ALWAYS", "PLACE", "Closures", "Part", "Renewal", "fingerprint", "write"]
