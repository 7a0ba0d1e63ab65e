import {
  ProductApproveDocument,
  ProductQueueDocument,
  ProductRejectDocument,
  QueueCountsDocument,
  ReviewModerateDocument,
  ReviewQueueDocument,
  type ProductQueueQueryVariables,
  type QueuedProductFragment,
  type QueuedReviewFragment,
  type ReviewQueueQueryVariables,
} from '@/graphql/generated';
import { changing, listing, reading, type Page } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

export type QueuedProduct = QueuedProductFragment;
export type QueuedReview = QueuedReviewFragment;

const moderationApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    queueCounts: build.query(
      reading(QueueCountsDocument, (data) => data, ['Sellers', 'OfficeProducts', 'OfficeReviews', 'OfficeQuestions']),
    ),
    productQueue: build.infiniteQuery<
      Page<QueuedProduct> | null,
      Omit<ProductQueueQueryVariables, 'after'>,
      string | null
    >(listing(ProductQueueDocument, (data) => data.productReviewQueue, ['OfficeProducts'])),
    reviewQueue: build.infiniteQuery<
      Page<QueuedReview> | null,
      Omit<ReviewQueueQueryVariables, 'after'>,
      string | null
    >(listing(ReviewQueueDocument, (data) => data.reviewQueue, ['OfficeReviews'])),
    productApprove: build.mutation(changing(ProductApproveDocument, (data) => data.productApprove, ['OfficeProducts'])),
    productReject: build.mutation(changing(ProductRejectDocument, (data) => data.productReject, ['OfficeProducts'])),
    reviewModerate: build.mutation(changing(ReviewModerateDocument, (data) => data.reviewModerate, ['OfficeReviews'])),
  }),
});

export const {
  useQueueCountsQuery,
  useProductQueueInfiniteQuery,
  useReviewQueueInfiniteQuery,
  useProductApproveMutation,
  useProductRejectMutation,
  useReviewModerateMutation,
} = moderationApi;
