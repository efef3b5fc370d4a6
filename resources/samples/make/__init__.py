"""The scenes, pictures and sounds of the sample project, one module each.

`light`, `noise`, `shapes`, `film` and `sound` are shared; every other module makes one media file.
"""
