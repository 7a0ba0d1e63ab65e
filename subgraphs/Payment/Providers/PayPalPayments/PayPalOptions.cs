using System.ComponentModel.DataAnnotations;

namespace Octomart.PaymentSubgraph.Providers.PayPalPayments;

/// <summary>PayPal: section <c>Octomart:Payment:PayPal</c>. It is on when a client id is set.</summary>
internal sealed class PayPalOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Payment:PayPal";

    /// <summary>The app's client id (developer.paypal.com, Apps and credentials). Default: none, which turns PayPal off.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{16,}$", ErrorMessage = "PayPal's client id has at least 16 letters, digits, hyphens and underscores.")]
    public string? ClientId { get; set; }

    /// <summary>The app's secret. Needed with the client id.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{16,}$", ErrorMessage = "PayPal's client secret has at least 16 letters, digits, hyphens and underscores.")]
    public string? ClientSecret { get; set; }

    /// <summary>The id that PayPal gave the webhook to this shop. Without it, webhooks are refused and payments are followed up by asking.</summary>
    [RegularExpression("^[A-Za-z0-9]{1,50}$", ErrorMessage = "A webhook's id has letters and digits only; it is not the webhook's address.")]
    public string? WebhookId { get; set; }

    /// <summary>The API's address; https://api-m.sandbox.paypal.com for the sandbox. Default https://api-m.paypal.com.</summary>
    [Required]
    [Url]
    public string ApiBase { get; set; } = "https://api-m.paypal.com";

    /// <summary>Where the shop is: buyers come back to it from PayPal. Default http://127.0.0.1:5000.</summary>
    [Required]
    [Url]
    public string ShopUrl { get; set; } = "http://127.0.0.1:5000";

    /// <summary>What the shop is called on PayPal's pages. Default Octomart.</summary>
    [Required]
    [StringLength(127)]
    public string BrandName { get; set; } = "Octomart";

    /// <summary>How long PayPal may take. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>A half of the credentials is a mistake, not a wish to turn PayPal off.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(ClientId) != string.IsNullOrEmpty(ClientSecret))
        {
            var missing = string.IsNullOrEmpty(ClientId) ? nameof(ClientId) : nameof(ClientSecret);
            yield return new ValidationResult($"{missing} is missing: PayPal's client id and secret go together.", [missing]);
        }
    }
}
