"""Word lists: what is read from ``kg/data`` and how it is looked up."""
