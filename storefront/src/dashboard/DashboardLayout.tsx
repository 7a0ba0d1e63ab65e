import { useState, type ReactNode } from 'react';
import { readStored, writeStored } from '@/lib/storage';
import { Select } from '@/office/ui/Fields';
import {
  ChartIcon,
  ImportIcon,
  OrdersIcon,
  OverviewIcon,
  PayoutIcon,
  ProductsIcon,
  ProfileIcon,
  PromotionIcon,
  QuestionIcon,
  ReturnIcon,
  StarIcon,
  StockIcon,
  TruckIcon,
} from '@/office/ui/icons';
import { OfficeLayout, type NavigationGroup } from '@/office/ui/OfficeLayout';
import { Notice } from '@/ui/Notice';
import { PagePlaceholder } from '@/office/ui/PageStates';
import { ArrivalsProvider } from './orders/arrivals';
import { useSaleCountsQuery } from './orders/ordersApi';
import { ApplyPage } from './session/ApplyPage';
import { useMySellersQuery, type Membership } from './session/membershipApi';
import { SellerContext } from './session/seller';

const slot = 'dashboard.seller';
const home = '/dashboard';

/** Finds out for which seller the person acts, and frames the pages about it. */
export function DashboardLayout({ children }: { children: ReactNode }) {
  const { data: sellers, isLoading, error, refetch } = useMySellersQuery({});
  const [chosenId, setChosenId] = useState(() => readStored<string>(slot));
  const seller = sellers?.find(({ id }) => id === chosenId) ?? sellers?.[0];
  if (!sellers) {
    return (
      <OfficeLayout area="Seller’s dashboard" home={home} groups={[]}>
        <PagePlaceholder
          isLoading={isLoading}
          error={error}
          retry={() => void refetch()}
          missing="The dashboard is for sellers"
          back="/"
        />
      </OfficeLayout>
    );
  }
  if (!seller) {
    return (
      <OfficeLayout area="Seller’s dashboard" home={home} groups={[]}>
        <ApplyPage />
      </OfficeLayout>
    );
  }
  const choose = (id: string) => {
    writeStored(slot, id);
    setChosenId(id);
  };
  return (
    <SellerContext value={seller}>
      <ArrivalsProvider key={seller.id} sellerId={seller.id}>
        <Frame seller={seller} sellers={sellers} choose={choose}>
          {children}
        </Frame>
      </ArrivalsProvider>
    </SellerContext>
  );
}

interface FrameProps {
  seller: Membership;
  sellers: readonly Membership[];
  choose: (id: string) => void;
  children: ReactNode;
}

function Frame({ seller, sellers, choose, children }: FrameProps) {
  const { data: counts } = useSaleCountsQuery({ sellerId: seller.id });
  const head =
    sellers.length > 1 ? (
      <Select
        label="Seller"
        hideLabel
        value={seller.id}
        onChange={({ target }) => choose(target.value)}
        options={sellers.map(({ id, name }) => ({ value: id, label: name }))}
      />
    ) : (
      <p className="truncate rounded-lg bg-sand px-2.5 py-1.5 text-sm font-medium">{seller.name}</p>
    );
  return (
    <OfficeLayout
      area="Seller’s dashboard"
      home={home}
      head={head}
      groups={navigation(counts?.waiting?.totalCount, counts?.returns?.totalCount)}
    >
      {seller.status !== 'APPROVED' && <SellerState seller={seller} />}
      {children}
    </OfficeLayout>
  );
}

const states = {
  APPLIED:
    'The shop is looking at your application. You can prepare your products; they go on sale after its approval.',
  REJECTED: 'The shop declined your application.',
  SUSPENDED: 'The shop has suspended your sales.',
};

function SellerState({ seller }: { seller: Membership }) {
  return seller.status === 'APPROVED' ? null : (
    <Notice tone={seller.status === 'APPLIED' ? 'warning' : 'error'} className="mb-5">
      {states[seller.status]} {seller.statusNote && <q>{seller.statusNote}</q>}
    </Notice>
  );
}

function navigation(waiting: number | undefined, returns: number | undefined): NavigationGroup[] {
  return [
    {
      items: [
        { to: home, label: 'Overview', icon: <OverviewIcon />, end: true },
        { to: `${home}/orders`, label: 'Orders', icon: <OrdersIcon />, badge: waiting ?? null },
        { to: `${home}/returns`, label: 'Returns', icon: <ReturnIcon />, badge: returns ?? null },
      ],
    },
    {
      title: 'Catalogue',
      items: [
        { to: `${home}/products`, label: 'Products', icon: <ProductsIcon /> },
        { to: `${home}/imports`, label: 'Import and export', icon: <ImportIcon /> },
        { to: `${home}/inventory`, label: 'Inventory', icon: <StockIcon /> },
      ],
    },
    {
      title: 'Shoppers',
      items: [
        { to: `${home}/promotions`, label: 'Promotions', icon: <PromotionIcon /> },
        { to: `${home}/reviews`, label: 'Reviews', icon: <StarIcon /> },
        { to: `${home}/questions`, label: 'Questions', icon: <QuestionIcon /> },
      ],
    },
    {
      title: 'Business',
      items: [
        { to: `${home}/analytics`, label: 'Analytics', icon: <ChartIcon /> },
        { to: `${home}/payouts`, label: 'Payouts', icon: <PayoutIcon /> },
        { to: `${home}/delivery`, label: 'Delivery', icon: <TruckIcon /> },
        { to: `${home}/profile`, label: 'Profile', icon: <ProfileIcon /> },
      ],
    },
  ];
}
