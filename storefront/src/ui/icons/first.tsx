import { Icon, type IconProps } from './Icon';

export const SearchIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m20 20-4.3-4.3" />
  </Icon>
);

export const PersonIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="8" r="3.75" />
    <path d="M4.5 20c.8-3.8 3.8-5.8 7.5-5.800s6.7 2 7.5 5.8" />
  </Icon>
);

export const TruckIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.5 6.500h11v10h-11zM13.5 10h4l3.5 3.500v3h-7.500z" />
    <circle cx="7" cy="17.5" r="1.9" />
    <circle cx="17" cy="17.5" r="1.9" />
  </Icon>
);

export const ShieldIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 3.5 5 6v5.500c0 4.3 2.9 7.3 7 9 4.1-1.7 7-4.7 7-9V6z" />
    <path d="m9 12 2.2 2.200L15.3 10" />
  </Icon>
);

export const StoreIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4.5 10v9.500h15V10M3 8l2-4.500h14L21 8a2.6 2.6 0 0 1-4.5 1.4 3 3 0 0 1-4.5 0 3 3 0 0 1-4.5 0A2.6 2.6 0 0 1 3 8zM9.5 19.500v-5h5v5" />
  </Icon>
);

/** The mark of the shop: an octopus with an eye for everything. */
export const OctopusMark = (props: IconProps) => (
  <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" {...props}>
    <path
      className="fill-coral"
      d="M16 3c-6 0-10.2 4.5-10.2 10.2 0 3 1 4.9 1 6.8 0 2.3-2.3 2.7-2.3 4.9 0 1.7 1.3 2.9 3 2.9 2.6 0 3-2.6 4.6-2.6 1.5 0 1.3 3.8 3.9 3.800s2.4-3.8 3.9-3.800c1.6 0 2 2.6 4.6 2.6 1.7 0 3-1.2 3-2.9 0-2.2-2.3-2.6-2.3-4.9 0-1.9 1-3.8 1-6.800C26.2 7.5 22 3 16 3z"
    />
    <circle cx="12.4" cy="14" r="2.1" fill="#fff" />
    <circle cx="19.6" cy="14" r="2.1" fill="#fff" />
  </svg>
);
