"""Values → files: HTML through templates, styles, feeds, photos, documents."""
