import { api } from '@/graphql/api';
import {
  EmailVerifyDocument,
  type EmailVerifyMutation,
  LoginDocument,
  type LoginInput,
  type LoginMutation,
  LogoutDocument,
  type LogoutMutation,
  PasswordResetDocument,
  type PasswordResetInput,
  type PasswordResetMutation,
  PasswordResetRequestDocument,
  type PasswordResetRequestMutation,
  RegisterDocument,
  type RegisterInput,
  type RegisterMutation,
} from '@/graphql/generated';
import { sessionGate } from './sessionGate';

const sessionApi = api.injectEndpoints({
  endpoints: (build) => ({
    register: build.mutation<RegisterMutation['register'], RegisterInput>({
      query: (input) => ({ document: RegisterDocument, variables: { input } }),
      transformResponse: (data: RegisterMutation) => data.register,
    }),
    verifyEmail: build.mutation<EmailVerifyMutation['emailVerify'], string>({
      query: (token) => ({ document: EmailVerifyDocument, variables: { input: { token } } }),
      transformResponse: (data: EmailVerifyMutation) => data.emailVerify,
    }),
    signIn: build.mutation<LoginMutation['login'], LoginInput>({
      query: (input) => ({ document: LoginDocument, variables: { input } }),
      transformResponse: (data: LoginMutation) => data.login,
      async onQueryStarted(_input, { queryFulfilled }) {
        const { data } = await queryFulfilled.catch(() => ({ data: null }));
        if (data?.user && data.tokens) {
          sessionGate.signIn({ viewer: data.user, tokens: data.tokens });
        }
      },
    }),
    requestPasswordReset: build.mutation<PasswordResetRequestMutation['passwordResetRequest'], string>({
      query: (email) => ({ document: PasswordResetRequestDocument, variables: { input: { email } } }),
      transformResponse: (data: PasswordResetRequestMutation) => data.passwordResetRequest,
    }),
    resetPassword: build.mutation<PasswordResetMutation['passwordReset'], PasswordResetInput>({
      query: (input) => ({ document: PasswordResetDocument, variables: { input } }),
      transformResponse: (data: PasswordResetMutation) => data.passwordReset,
      async onQueryStarted(_input, { queryFulfilled }) {
        const { data } = await queryFulfilled.catch(() => ({ data: null }));
        if (data?.user && data.tokens) {
          sessionGate.signIn({ viewer: data.user, tokens: data.tokens });
        }
      },
    }),
    signOut: build.mutation<LogoutMutation['logout'], string>({
      query: (refreshToken) => ({ document: LogoutDocument, variables: { input: { refreshToken } } }),
      transformResponse: (data: LogoutMutation) => data.logout,
    }),
  }),
});

export const {
  useRegisterMutation,
  useVerifyEmailMutation,
  useSignInMutation,
  useSignOutMutation,
  useRequestPasswordResetMutation,
  useResetPasswordMutation,
} = sessionApi;
