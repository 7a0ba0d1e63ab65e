import type { ReactNode } from 'react';
import {
  AttributeIcon,
  BalanceIcon,
  CategoryIcon,
  DisputeIcon,
  HealthIcon,
  OrdersIcon,
  OverviewIcon,
  PayoutIcon,
  ProductsIcon,
  PromotionIcon,
  QuestionIcon,
  ReturnIcon,
  SearchLabIcon,
  SellersIcon,
  StarIcon,
  TaxIcon,
  TruckIcon,
} from '@/office/ui/icons';
import { OfficeLayout, type NavigationGroup } from '@/office/ui/OfficeLayout';
import { useQueueCountsQuery } from './moderation/moderationApi';

const home = '/admin';

export function DeskLayout({ children }: { children: ReactNode }) {
  const { data } = useQueueCountsQuery({});
  const groups: NavigationGroup[] = [
    {
      items: [
        { to: home, label: 'Overview', icon: <OverviewIcon />, end: true },
        { to: `${home}/orders`, label: 'Orders', icon: <OrdersIcon /> },
        { to: `${home}/sellers`, label: 'Sellers', icon: <SellersIcon />, badge: data?.sellers.totalCount ?? null },
      ],
    },
    {
      title: 'Money',
      items: [
        { to: `${home}/payouts`, label: 'Payouts', icon: <PayoutIcon /> },
        { to: `${home}/refunds`, label: 'Refunds', icon: <ReturnIcon /> },
        { to: `${home}/disputes`, label: 'Disputes', icon: <DisputeIcon /> },
        { to: `${home}/reconciliation`, label: 'Reconciliation', icon: <BalanceIcon /> },
      ],
    },
    {
      title: 'Moderation',
      items: [
        {
          to: `${home}/products`,
          label: 'Products',
          icon: <ProductsIcon />,
          badge: data?.productReviewQueue?.totalCount ?? null,
        },
        { to: `${home}/reviews`, label: 'Reviews', icon: <StarIcon />, badge: data?.reviewQueue?.totalCount ?? null },
        {
          to: `${home}/questions`,
          label: 'Questions',
          icon: <QuestionIcon />,
          badge: data?.questionQueue?.totalCount ?? null,
        },
      ],
    },
    {
      title: 'Catalogue',
      items: [
        { to: `${home}/categories`, label: 'Categories', icon: <CategoryIcon /> },
        { to: `${home}/attributes`, label: 'Attributes', icon: <AttributeIcon /> },
        { to: `${home}/search`, label: 'Search lab', icon: <SearchLabIcon /> },
      ],
    },
    {
      title: 'Shop',
      items: [
        { to: `${home}/promotions`, label: 'Promotions', icon: <PromotionIcon /> },
        { to: `${home}/delivery`, label: 'Delivery', icon: <TruckIcon /> },
        { to: `${home}/tax`, label: 'Tax rates', icon: <TaxIcon /> },
        { to: `${home}/health`, label: 'System health', icon: <HealthIcon /> },
      ],
    },
  ];
  return (
    <OfficeLayout area="Admin desk" home={home} groups={groups}>
      {children}
    </OfficeLayout>
  );
}
