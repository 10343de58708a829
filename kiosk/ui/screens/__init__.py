"""One view for each kind of screen: what it is built of in `.kv`, what it is given in `.py`."""
