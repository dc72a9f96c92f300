-- Kept free: how the network is wired.
PRAGMA user_version = 10;
