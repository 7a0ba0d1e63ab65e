import {
  AskedProductsDocument,
  QuestionAnswerDocument,
  QuestionModerateDocument,
  QuestionQueueDocument,
  type AskedProductsQuery,
  type AskedProductsQueryVariables,
  type OfficeQuestionFragment,
  type QuestionQueueQuery,
  type QuestionQueueQueryVariables,
} from '@/graphql/generated';
import { changing, listing, type Page } from '../graphql/endpoints';
import { officeApi } from '../graphql/officeApi';

export type OfficeQuestion = OfficeQuestionFragment;
export type AskedProduct = NonNullable<NonNullable<AskedProductsQuery['seller']>['products']>['nodes'][number];
export type QueuedQuestion = NonNullable<QuestionQueueQuery['questionQueue']>['nodes'][number];

const questionsApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    askedProducts: build.infiniteQuery<
      Page<AskedProduct> | null,
      Omit<AskedProductsQueryVariables, 'after'>,
      string | null
    >(listing(AskedProductsDocument, (data) => data.seller?.products, ['OfficeQuestions'])),
    questionQueue: build.infiniteQuery<
      Page<QueuedQuestion> | null,
      Omit<QuestionQueueQueryVariables, 'after'>,
      string | null
    >(listing(QuestionQueueDocument, (data) => data.questionQueue, ['OfficeQuestions'])),
    officeQuestionAnswer: build.mutation(
      changing(QuestionAnswerDocument, (data) => data.questionAnswer, ['OfficeQuestions']),
    ),
    questionModerate: build.mutation(
      changing(QuestionModerateDocument, (data) => data.questionModerate, ['OfficeQuestions']),
    ),
  }),
});

export const {
  useAskedProductsInfiniteQuery,
  useQuestionQueueInfiniteQuery,
  useOfficeQuestionAnswerMutation,
  useQuestionModerateMutation,
} = questionsApi;
