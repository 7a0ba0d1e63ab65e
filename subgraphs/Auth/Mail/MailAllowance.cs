using Octomart.Store;

namespace Octomart.AuthSubgraph.Mail;

/// <summary>How many mails an address has been sent today on the word of people who did not prove to own it.</summary>
public sealed record MailAllowance : Document
{
    /// <summary>Mails since the day began, the refused ones included.</summary>
    public required int Asked { get; init; }

    /// <summary>When counting begins anew.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
