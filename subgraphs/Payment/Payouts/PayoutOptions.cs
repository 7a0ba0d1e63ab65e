using System.ComponentModel.DataAnnotations;
using Octomart.Contracts;
using Octomart.PaymentSubgraph.Payouts.Schedules;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>How sellers are paid unless they say otherwise: section <c>Octomart:Payment:Payouts</c>.</summary>
internal sealed class PayoutOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Payment:Payouts";

    /// <summary>How often: Daily, Weekly, Monthly, or Manual. Default Weekly.</summary>
    public PayoutInterval Interval { get; set; } = PayoutInterval.Weekly;

    /// <summary>On which day weekly payouts are made. Default Monday.</summary>
    public DayOfWeek Weekday { get; set; } = DayOfWeek.Monday;

    /// <summary>On which day of the month monthly payouts are made. Default 1.</summary>
    [Range(1, 28)]
    public int DayOfMonth { get; set; } = 1;

    /// <summary>The least that is worth a payout, in minor units by currency; a seller may set more, and not less. Default: anything is.</summary>
    public Dictionary<string, long> Minimums { get; set; } = [];

    /// <summary>How often the provider may leave a payout without an answer before people have to see to it. Default 10.</summary>
    [Range(1, 1000)]
    public int MaxSilence { get; set; } = 10;

    /// <summary>How long after its arrival a payout is asked about once more: banks send some back. Default 5 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "60.00:00:00")]
    public TimeSpan ReturnWindow { get; set; } = TimeSpan.FromDays(5);

    /// <summary>How long a link to a statement opens it. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan StatementLinkLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The days of sellers who have said nothing.</summary>
    internal PayoutTimetable Timetable => new(Interval, Weekday, DayOfMonth);

    /// <summary>The shop's minimum.</summary>
    internal Money MinimumOf(string currency) => new(Math.Max(1, Minimums.GetValueOrDefault(currency)), currency);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Minimums
        .Where(minimum => !Currencies.IsKnown(minimum.Key) || minimum.Value < 0)
        .Select(minimum => new ValidationResult($"Minimums:{minimum.Key} must be an amount in minor units under an ISO 4217 code.", [nameof(Minimums)]));
}
