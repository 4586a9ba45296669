"""The desk: a case read, checked and corrected in a browser on this machine."""
