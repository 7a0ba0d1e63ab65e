import {
  DeliveryMethodRetireDocument,
  DeliveryMethodUpsertDocument,
  SellerDeliveryMethodsDocument,
  ShopDeliveryMethodsDocument,
  type DeliveryMethodRowFragment,
} from '@/graphql/generated';
import { changingOnce, reading } from '../graphql/endpoints';
import { officeApi } from '../graphql/officeApi';

export type DeliveryMethod = DeliveryMethodRowFragment;

const deliveryApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    sellerDeliveryMethods: build.query(
      reading(SellerDeliveryMethodsDocument, (data) => data.seller?.deliveryMethods ?? null, ['DeliveryMethods']),
    ),
    shopDeliveryMethods: build.query(
      reading(ShopDeliveryMethodsDocument, (data) => data.shopDeliveryMethods, ['DeliveryMethods']),
    ),
    deliveryMethodUpsert: build.mutation(
      changingOnce('deliveryMethodUpsert', DeliveryMethodUpsertDocument, (data) => data.deliveryMethodUpsert, [
        'DeliveryMethods',
      ]),
    ),
    deliveryMethodRetire: build.mutation(
      changingOnce('deliveryMethodRetire', DeliveryMethodRetireDocument, (data) => data.deliveryMethodRetire, [
        'DeliveryMethods',
      ]),
    ),
  }),
});

export const {
  useSellerDeliveryMethodsQuery,
  useShopDeliveryMethodsQuery,
  useDeliveryMethodUpsertMutation,
  useDeliveryMethodRetireMutation,
} = deliveryApi;
