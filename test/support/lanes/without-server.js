// Before a file of the lane `embedded`: whatever opens a database gets the embedded one, and so do the programs that it starts.
delete process.env.DATABASE_URL;
