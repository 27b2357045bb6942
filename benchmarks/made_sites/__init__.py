"""Made-up news sites, by which discovery is measured."""
