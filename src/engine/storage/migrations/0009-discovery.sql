-- Kept free: what discovery found.
PRAGMA user_version = 9;
