using System.ComponentModel.DataAnnotations;

namespace Octomart.AuthSubgraph.Mail;

/// <summary>Section <c>Octomart:Auth:Mail</c>.</summary>
public sealed class MailTokenOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Auth:Mail";

    /// <summary>How long the link that proves an address works. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan VerificationLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long the link that resets a password works. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan ResetLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many mails strangers can have sent to one address in a day. Default 20.</summary>
    [Range(1, 1_000)]
    public int MaxMailsPerAddressAndDay { get; set; } = 20;
}
