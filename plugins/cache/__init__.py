"""Keeps between builds what was costly to work out, for any site.

An entry is found again only under a key made of everything that shaped it: what was read, and the
``circumstances``, which are the code that read it and the libraries that this used. What is kept
is data (never a pickle), with a checksum; whoever takes it out checks its shape. A file that is
damaged, or that others may write, is as good as none::

    cache = Cache(folder, environment_key([code]))
    pages = Kept(Page, cache)          # results of the type Page
    keys = [cache.key(text) for text in texts]
    made = pages.results(keys, lambda missing: [page_of(texts[index]) for index in missing])
"""
