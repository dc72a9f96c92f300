import { configure } from '@testing-library/react';

// Only what never comes takes so long, however busy the machine is.
configure({ asyncUtilTimeout: 20_000 });
