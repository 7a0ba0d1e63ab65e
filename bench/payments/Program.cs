using System.CommandLine;

namespace Octomart.Payments.Bench;

/// <summary>Many payments over providers that fail and webhooks that misbehave.</summary>
public static class PaymentsBench
{
    /// <summary>Exit code 0 when each order was charged once and the books balance, 1 when not.</summary>
    public static Task<int> Main(string[] args)
    {
        var payments = new Option<int>("--payments") { Description = "How many orders are paid.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { Description = "What chance follows from.", DefaultValueFactory = _ => 1 };
        var root = new RootCommand("Octomart: payments over providers that fail and webhooks that misbehave.") { payments, seed };
        root.SetAction(async (parsed, _) =>
        {
            var report = await PaymentsRun.RunAsync(new PaymentsPlan(parsed.GetRequiredValue(payments), parsed.GetRequiredValue(seed)));
            Console.WriteLine(report);
            return report.IsSound ? 0 : 1;
        });
        return root.Parse(args).InvokeAsync();
    }
}
