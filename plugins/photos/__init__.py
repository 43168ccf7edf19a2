"""Photos: is it one, and the one way in which it may be published.

``inspect`` says whether bytes are a photo as its name claims; ``publish`` makes the copy for
the site, which holds the picture and nothing else: no place, no camera, no names. Nothing
else may publish a photo. The package is handed bytes and opens no file.
"""
