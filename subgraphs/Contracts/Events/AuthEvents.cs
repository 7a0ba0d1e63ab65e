namespace Octomart.Contracts.Events;

/// <summary>An account waits for its address to be verified. Notification mails the link.</summary>
/// <param name="Token">Secret; goes into the mail and nowhere else.</param>
public sealed record EmailVerificationRequested(string UserId, string Email, string DisplayName, string Token, DateTimeOffset ExpiresAt);

/// <summary>Somebody registered with an address that has an account: its owner is told by mail, the caller is not.</summary>
public sealed record RegistrationRepeated(string UserId, string Email, string DisplayName);

/// <summary>A password is to be reset. Notification mails the link.</summary>
/// <param name="Token">Secret; goes into the mail and nowhere else.</param>
public sealed record PasswordResetRequested(string UserId, string Email, string DisplayName, string Token, DateTimeOffset ExpiresAt);

/// <summary>An account's address was verified; from now on the user may sign in.</summary>
public sealed record UserVerified(string UserId, string Email, string DisplayName);

/// <summary>A guest signed in and their cart is to join the user's. Cart merges it; doing so twice changes nothing.</summary>
/// <param name="GuestCartToken">The token that opens the guest cart.</param>
public sealed record GuestCartClaimed(string UserId, string GuestCartToken);
