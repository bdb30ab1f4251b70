import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent. Shade 6 has 5.6:1 against white, in both schemes. */
const iris: MantineColorsTuple = [
  '#eef0ff',
  '#dfe2fc',
  '#bcc3f5',
  '#97a2ef',
  '#8b97f5',
  '#6574e6',
  '#4c5bd4',
  '#3f4cbb',
  '#3743a8',
  '#2b3692',
];

/** The greys of the dark scheme, as styles/base.css has them. */
const dark: MantineColorsTuple = [
  '#ebecf0',
  '#c9ccd5',
  '#a2a6b2',
  '#8f94a1',
  '#363943',
  '#2c2f37',
  '#1d1f25',
  '#17181d',
  '#121317',
  '#0e0f12',
];

export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: 6,
  colors: { iris, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Code', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '14px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, fz: 12 } },
    TextInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    Menu: { defaultProps: { shadow: 'md' } },
  },
});
