import {
  OfficeReviewReportDocument,
  ReviewedProductsDocument,
  ReviewReplyDocument,
  type ReviewedProductsQuery,
  type ReviewedProductsQueryVariables,
  type SellerReviewFragment,
} from '@/graphql/generated';
import { changing, listing, type Page } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

export type SellerReview = SellerReviewFragment;
export type ReviewedProduct = NonNullable<NonNullable<ReviewedProductsQuery['seller']>['products']>['nodes'][number];

const reviewsApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    reviewedProducts: build.infiniteQuery<
      Page<ReviewedProduct> | null,
      Omit<ReviewedProductsQueryVariables, 'after'>,
      string | null
    >(listing(ReviewedProductsDocument, (data) => data.seller?.products, ['OfficeReviews'])),
    reviewReply: build.mutation(changing(ReviewReplyDocument, (data) => data.reviewReply, ['OfficeReviews'])),
    officeReviewReport: build.mutation(
      changing(OfficeReviewReportDocument, (data) => data.reviewReport, ['OfficeReviews']),
    ),
  }),
});

export const { useReviewedProductsInfiniteQuery, useReviewReplyMutation, useOfficeReviewReportMutation } = reviewsApi;
