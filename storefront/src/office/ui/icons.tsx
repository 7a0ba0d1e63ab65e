import type { ReactNode, SVGProps } from 'react';

type IconProps = SVGProps<SVGSVGElement>;

function Icon({ children, ...props }: IconProps & { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0"
      {...props}
    >
      {children}
    </svg>
  );
}

const icon = (path: string) =>
  function PathIcon(props: IconProps) {
    return (
      <Icon {...props}>
        <path d={path} />
      </Icon>
    );
  };

export const MenuIcon = icon('M4 7h16M4 12h16M4 17h16');
export const CloseIcon = icon('m6 6 12 12M18 6 6 18');
export const CheckIcon = icon('m5 12.5 4.5 4.500L19 7.500');
export const BackIcon = icon('m14 6-6 6 6 6');
export const PlusIcon = icon('M12 5v14M5 12h14');
export const MinusIcon = icon('M5 12h14');
export const OverviewIcon = icon('M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z');
export const OrdersIcon = icon('M4 8.500 12 4l8 4.500v7L12 20l-8-4.500zM4 8.500l8 4.500 8-4.500M12 13v7');
export const ReturnIcon = icon('M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3');
export const DisputeIcon = icon('M12 4 3 20h18zM12 10v4M12 17v.01');
export const BalanceIcon = icon('M12 4v16M8 20h8M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z');
export const PayoutIcon = icon('M4 10 12 4l8 6zM7 10v7m5-7v7m5-7v7M4 20h16');
export const ProductsIcon = icon('M4 4h7.500L20 12.500 12.500 20 4 11.500zM8 8h.01');
export const ImportIcon = icon('M12 4v10m-4-4 4 4 4-4M4 16v4h16v-4');
export const StockIcon = icon('M3 9.500 12 4l9 5.500V20H3zM7 20v-7h10v7M7 16.500h10');
export const PromotionIcon = icon(
  'm7 17 10-10M8.500 9a1 1 0 1 0 0-2 1 1 0 0 0 0 2zm7 8a1 1 0 1 0 0-2 1 1 0 0 0 0 2zM4 4h16v16H4z',
);
export const TruckIcon = icon(
  'M3 6h11v10H3zM14 10h4l3 3v3h-7M7 19a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3zm10 0a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3z',
);
export const StarIcon = icon('m12 4 2.500 5.200 5.500.8-4 4 1 5.700-5-2.700-5 2.700 1-5.700-4-4 5.500-.8z');
export const QuestionIcon = icon('M4 5h16v11h-8l-4 4v-4H4zM10 9a2 2 0 1 1 2.500 2c-.4.1-.5.4-.5.800M12 13.800v.01');
export const ProfileIcon = icon(
  'M4 10v10h16V10M3 8l2-4h14l2 4a2.500 2.500 0 0 1-4.500 1.500 3 3 0 0 1-4.500 0 3 3 0 0 1-4.500 0A2.500 2.500 0 0 1 3 8z',
);
export const ChartIcon = icon('M4 4v16h16M8 16v-4M12 16V8M16 16v-6');
export const SellersIcon = ProfileIcon;
export const CategoryIcon = icon('M12 4v5m0 0H6v4m6-4h6v4M4 13h4v5H4zM10 4h4v3h-4zM16 13h4v5h-4z');
export const AttributeIcon = icon(
  'M4 7h9M17 7h3M4 17h3M11 17h9M15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
);
export const TaxIcon = icon('m7 17 10-10M6 4h12v16l-3-2-3 2-3-2-3 2z');
export const SearchLabIcon = icon(
  'M11 17.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zm5-1.800L20 20M8.500 11h5M11 8.500v5',
);
export const HealthIcon = icon('M3 12h4l2.500-6 4 12 2.500-6h5');
export const SoundIcon = icon('M4 10v4h3l5 4V6L7 10zM16 9a4 4 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11');
export const MuteIcon = icon('M4 10v4h3l5 4V6L7 10zM16 10l5 5M21 10l-5 5');
export const PrintIcon = icon('M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z');
export const ExternalIcon = icon('M10 5H5v14h14v-5M13 5h6v6M19 5l-9 9');
export const GripIcon = icon('M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01');
export const UpIcon = icon('m6 14 6-6 6 6');
export const DownIcon = icon('m6 10 6 6 6-6');
export const PictureIcon = icon('M4 5h16v14H4zM4 16l4.500-4.500 4 4L15 13l5 5M15.500 9.500h.01');
export const TrashIcon = icon('M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5M13.500 11v5');
export const ShieldIcon = icon(
  'M12 3.500 5 6v5.500c0 4.300 2.900 7.300 7 9 4.100-1.700 7-4.700 7-9V6zM9 12l2.200 2.200L15.300 10',
);
