using System.ComponentModel.DataAnnotations;

namespace Octomart.PaymentSubgraph;

/// <summary>How payments are followed up: section <c>Octomart:Payment</c>.</summary>
internal sealed class PaymentOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Payment";

    /// <summary>How often due work is looked for: payments that hang, refunds to send, webhooks to process. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after no answer the provider is asked for the first time; doubled each further time. Default 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>No pause is longer. Default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the provider may refuse a refund before people have to see to it. Default 5.</summary>
    [Range(1, 100)]
    public int MaxRefundRefusals { get; set; } = 5;

    /// <summary>How long after its first refusal a refund is tried again; doubled after each further one. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan RefusalPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after a refund its provider is asked for the first time whether it came back; doubled each further time. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "30.00:00:00")]
    public TimeSpan RefundLookDelay { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often it is asked, whatever webhooks say: five times reach over a month. Default 5.</summary>
    [Range(0, 10)]
    public int RefundLooks { get; set; } = 5;

    /// <summary>How long after the last word of a dispute its provider is asked how it is, whatever webhooks say. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "30.00:00:00")]
    public TimeSpan DisputeLookDelay { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often it is looked whether a day is to be compared with the providers' books. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReconciliationInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after a day (UTC) it is compared: what is told late is there by then. Default 3 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan ReconciliationDelay { get; set; } = TimeSpan.FromHours(3);

    /// <summary>How long a seller's earnings are held back after the seller has shipped. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan ReleaseDelay { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often a webhook is processed before it is put aside. Default 10.</summary>
    [Range(1, 100)]
    public int MaxWebhookTries { get; set; } = 10;

    /// <summary>How long processed webhooks are kept. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan WebhookRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>When a refund is looked at again after so many looks; null when that was enough.</summary>
    internal DateTimeOffset? LookAfter(int looks, DateTimeOffset now) => looks < RefundLooks ? now + (RefundLookDelay * Math.Pow(2, looks)) : null;

    /// <summary>The pause before try number <paramref name="tries"/> + 1.</summary>
    internal TimeSpan PauseAfter(int tries)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(tries, 30));
        return pause < LongestPause ? pause : LongestPause;
    }
}
