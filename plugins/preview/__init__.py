"""Shows a site on this computer while it is written: a page is made when it is asked for.

A small server (``server``), which knows nothing of what a site is about, asks one worker process
(``worker``) for pages and files, one at a time, and replaces it when it has to (``supervisor``).
Nothing of the site is written to disk.
"""
