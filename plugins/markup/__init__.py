"""Markdown that volunteers wrote → clean HTML that may stand in a page.

The text is taken as hostile: what comes out holds only elements, attributes and addresses of
an allow-list, and whatever did not get through is named. The package knows no site: where a
link leads is asked of a callable. It opens no file.
"""
