import { api } from '@/graphql/api';
import {
  ProductQuestionsDocument,
  type ProductQuestionsQuery,
  QuestionAnswerDocument,
  type QuestionAnswerInput,
  type QuestionAnswerMutation,
  QuestionAskDocument,
  type QuestionAskInput,
  type QuestionAskMutation,
  QuestionReportDocument,
  type QuestionReportInput,
  type QuestionReportMutation,
  QuestionVoteDocument,
  type QuestionVoteInput,
  type QuestionVoteMutation,
} from '@/graphql/generated';

export type QuestionPage = NonNullable<NonNullable<ProductQuestionsQuery['product']>['questions']>;

const questionsApi = api.injectEndpoints({
  endpoints: (build) => ({
    questions: build.infiniteQuery<QuestionPage | null, string, string | null>({
      query: ({ queryArg, pageParam }) => ({
        document: ProductQuestionsDocument,
        variables: { productId: queryArg, first: 5, after: pageParam },
      }),
      transformResponse: (data: ProductQuestionsQuery) => data.product?.questions ?? null,
      infiniteQueryOptions: {
        initialPageParam: null,
        getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined),
      },
      providesTags: ['Questions'],
    }),
    questionAsk: build.mutation<QuestionAskMutation['questionAsk'], QuestionAskInput>({
      query: (input) => ({ document: QuestionAskDocument, variables: { input } }),
      transformResponse: (data: QuestionAskMutation) => data.questionAsk,
      invalidatesTags: ['Questions'],
    }),
    questionAnswer: build.mutation<QuestionAnswerMutation['questionAnswer'], QuestionAnswerInput>({
      query: (input) => ({ document: QuestionAnswerDocument, variables: { input } }),
      transformResponse: (data: QuestionAnswerMutation) => data.questionAnswer,
      invalidatesTags: ['Questions'],
    }),
    questionReport: build.mutation<QuestionReportMutation['questionReport'], QuestionReportInput>({
      query: (input) => ({ document: QuestionReportDocument, variables: { input } }),
      transformResponse: (data: QuestionReportMutation) => data.questionReport,
    }),
    questionVote: build.mutation<QuestionVoteMutation['questionVote'], QuestionVoteInput>({
      query: (input) => ({ document: QuestionVoteDocument, variables: { input } }),
      transformResponse: (data: QuestionVoteMutation) => data.questionVote,
      invalidatesTags: ['Questions'],
    }),
  }),
});

export const {
  useQuestionsInfiniteQuery,
  useQuestionAskMutation,
  useQuestionAnswerMutation,
  useQuestionReportMutation,
  useQuestionVoteMutation,
} = questionsApi;
