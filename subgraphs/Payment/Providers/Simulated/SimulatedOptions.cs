using System.ComponentModel.DataAnnotations;

namespace Octomart.PaymentSubgraph.Providers.Simulated;

/// <summary>The simulated provider: section <c>Octomart:Payment:Simulated</c>.</summary>
internal sealed class SimulatedOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Payment:Simulated";

    /// <summary>Whether it can be paid with. Turn it off where money is real. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long sim_delayed_webhook takes. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SettlementDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a payout to a seller takes. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan PayoutDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Where events are delivered. Default: this service's own endpoint.</summary>
    [Url]
    public string? WebhookUrl { get; set; }

    /// <summary>What events are signed with, at least 32 characters; replicas need the same. Default: made at start.</summary>
    [MinLength(32)]
    public string? WebhookSecret { get; set; }

    /// <summary>The page of the storefront that plays the bank. Default <c>/checkout/challenge</c>.</summary>
    [Required]
    public string ChallengePath { get; set; } = "/checkout/challenge";
}
