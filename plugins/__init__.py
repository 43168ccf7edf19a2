"""The plugins of this kit; importing this package needs nothing beyond Python itself."""
