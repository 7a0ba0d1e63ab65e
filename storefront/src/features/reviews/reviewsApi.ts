import { api } from '@/graphql/api';
import {
  ProductReviewsDocument,
  type ProductReviewsQuery,
  ReviewCreateDocument,
  type ReviewCreateInput,
  type ReviewCreateMutation,
  type ReviewOrder,
  ReviewDeleteDocument,
  type ReviewDeleteMutation,
  ReviewReportDocument,
  type ReviewReportInput,
  type ReviewReportMutation,
  ReviewUpdateDocument,
  type ReviewUpdateInput,
  type ReviewUpdateMutation,
  ReviewVoteDocument,
  type ReviewVoteMutation,
} from '@/graphql/generated';

export type ReviewPage = NonNullable<NonNullable<ProductReviewsQuery['product']>['reviews']>;

export interface ReviewsKey {
  productId: string;
  orderBy: ReviewOrder;
}

interface Vote extends ReviewsKey {
  id: string;
  helpful: boolean;
}

const reviewsApi = api.injectEndpoints({
  endpoints: (build) => ({
    reviews: build.infiniteQuery<ReviewPage | null, ReviewsKey, string | null>({
      query: ({ queryArg, pageParam }) => ({
        document: ProductReviewsDocument,
        variables: { ...queryArg, first: 6, after: pageParam },
      }),
      transformResponse: (data: ProductReviewsQuery) => data.product?.reviews ?? null,
      infiniteQueryOptions: {
        initialPageParam: null,
        getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined),
      },
      providesTags: ['Reviews'],
    }),
    reviewVote: build.mutation<ReviewVoteMutation['reviewVote'], Vote>({
      query: ({ id, helpful }) => ({ document: ReviewVoteDocument, variables: { input: { id, helpful } } }),
      transformResponse: (data: ReviewVoteMutation) => data.reviewVote,
      async onQueryStarted({ id, productId, orderBy }, { dispatch, queryFulfilled }) {
        const answer = await queryFulfilled.catch(() => null);
        const voted = answer?.data?.review;
        if (voted) {
          dispatch(
            reviewsApi.util.updateQueryData('reviews', { productId, orderBy }, ({ pages }) => {
              const review = pages.flatMap((page) => page?.nodes ?? []).find((each) => each.id === id);
              Object.assign(review ?? {}, voted);
            }),
          );
        }
      },
    }),
    reviewReport: build.mutation<ReviewReportMutation['reviewReport'], ReviewReportInput>({
      query: (input) => ({ document: ReviewReportDocument, variables: { input } }),
      transformResponse: (data: ReviewReportMutation) => data.reviewReport,
    }),
    reviewCreate: build.mutation<ReviewCreateMutation['reviewCreate'], ReviewCreateInput>({
      query: (input) => ({ document: ReviewCreateDocument, variables: { input } }),
      transformResponse: (data: ReviewCreateMutation) => data.reviewCreate,
      invalidatesTags: ['Reviews'],
    }),
    reviewUpdate: build.mutation<ReviewUpdateMutation['reviewUpdate'], ReviewUpdateInput>({
      query: (input) => ({ document: ReviewUpdateDocument, variables: { input } }),
      transformResponse: (data: ReviewUpdateMutation) => data.reviewUpdate,
      invalidatesTags: ['Reviews'],
    }),
    reviewDelete: build.mutation<ReviewDeleteMutation['reviewDelete'], string>({
      query: (id) => ({ document: ReviewDeleteDocument, variables: { input: { id } } }),
      transformResponse: (data: ReviewDeleteMutation) => data.reviewDelete,
      invalidatesTags: ['Reviews'],
    }),
  }),
});

export const {
  useReviewsInfiniteQuery,
  useReviewVoteMutation,
  useReviewReportMutation,
  useReviewCreateMutation,
  useReviewUpdateMutation,
  useReviewDeleteMutation,
} = reviewsApi;
