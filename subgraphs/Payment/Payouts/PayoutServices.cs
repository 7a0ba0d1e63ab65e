using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.PaymentSubgraph.Payouts.Accounts;
using Octomart.PaymentSubgraph.Payouts.Schedules;
using Octomart.PaymentSubgraph.Payouts.Simulated;
using Octomart.PaymentSubgraph.Payouts.Statements;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>What payouts need.</summary>
internal static class PayoutServices
{
    public static StoreModel AddPayouts(this StoreModel model) => model
        .Collection<Payout>("payouts", c => c
            .Index("seller", [p => p.SellerId, p => p.CreatedAt])
            .Index("next_try", [p => p.NextTryAt], p => p.NextTryAt != null)
            .Index("people", [p => p.CreatedAt], p => p.NeedsPeople))
        .Collection<PayoutAccount>("payout_accounts")
        .Collection<PayoutSchedule>("payout_schedules")
        .Collection<SellerStanding>("seller_standings")
        .Collection<SimulatedBankAccount>("simulated_bank_accounts")
        .Collection<SimulatedPayout>("simulated_payouts");

    public static void AddPayouts(this IServiceCollection services)
    {
        services.AddOptions<PayoutOptions>().BindConfiguration(PayoutOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PayoutProviders>();
        services.AddSingleton<PayoutDesk>();
        services.AddSingleton<PayoutRun>();
        services.AddSingleton<StatementReader>();
        services.AddSingleton<StatementLinks>();
        services.AddSingleton<PayoutWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<PayoutWorker>());
    }

    public static void AddPayouts(this MessagingBuilder messages) => messages.Handle<SellerChanged, FollowSeller>();
}
