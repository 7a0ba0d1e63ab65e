using System.ComponentModel.DataAnnotations;

namespace Octomart.NotificationSubgraph.Mail;

/// <summary>How mail is sent: section <c>Octomart:Notification:Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = NotificationOptions.Section + ":Mail";

    /// <summary>The sender, as in a mail's header. Default Octomart &lt;orders@octomart.example&gt;.</summary>
    [Required]
    public string From { get; set; } = "Octomart <orders@octomart.example>";

    /// <summary>Where mails are written as .eml files when no SMTP host is set. Default <c>mail</c> in the data folder.</summary>
    public string? PickupFolder { get; set; }

    /// <summary>How often due mails are looked for, besides at once after an event. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>For how long a mail belongs to the process that sends it; after a crash it is free again. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause after the first failure, doubled after each further one and jittered. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>No pause is longer. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often sending is tried before a mail is put aside. Default 12.</summary>
    [Range(1, 100)]
    public int MaxTries { get; set; } = 12;

    /// <summary>The mail server.</summary>
    public SmtpOptions Smtp { get; set; } = new();
}

/// <summary>A mail server: section <c>Octomart:Notification:Mail:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = MailOptions.Section + ":Smtp";

    /// <summary>Its host name; without one, mails go to the pickup folder.</summary>
    public string? Host { get; set; }

    /// <summary>Its port. Default 587.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected. Default StartTls, which is refused rather than left out when the server does not offer it.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>Who sends; null to send without signing in.</summary>
    public string? UserName { get; set; }

    /// <summary>The user's password.</summary>
    public string? Password { get; set; }

    /// <summary>SHA-256 fingerprint (hex) of a certificate to accept although no authority vouches for it, such as a self-signed one. Default: none.</summary>
    [RegularExpression("[0-9a-fA-F]{64}")]
    public string? TrustedCertificate { get; set; }

    /// <summary>How long the server may take. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}

/// <summary>How a connection to a mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Plain at first, then upgraded.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>Not at all: for servers on the same machine.</summary>
    None,
}
