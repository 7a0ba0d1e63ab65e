using System.Globalization;
using System.Text;
using Octomart.Shop.Bench.Scenarios;

namespace Octomart.Shop.Bench.Measuring;

/// <summary>The measurement as Markdown: what is printed is what is kept in bench/results.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();

    public void Line(FormattableString line)
    {
        var text = line.ToString(CultureInfo.InvariantCulture);
        _text.Append(text).Append('\n');
        Console.WriteLine(text);
    }

    public void Header()
    {
        Line($"");
        Line($"| scenario | shoppers | per second | p50 ms | p99 ms | CPU ms each | memory MB | floor: per second | p50 ms | CPU ms each | times the floor's CPU |");
        Line($"|---|---|---|---|---|---|---|---|---|---|---|");
    }

    public void Row(string name, Load load, Load floor) => Line(
        $"| {name} | {load.Shoppers} | {load.PerSecond:F0} | {load.P50.TotalMilliseconds:F1} | {load.P99.TotalMilliseconds:F1} | {load.CpuMilliseconds:F2} | {load.MemoryMegabytes} | {floor.PerSecond:F0} | {floor.P50.TotalMilliseconds:F1} | {floor.CpuMilliseconds:F2} | {load.CpuMilliseconds / floor.CpuMilliseconds:F1} |");

    public void Sale(FlashSale sale, int units)
    {
        Line($"");
        Line($"Flash sale: {sale.Buyers} buyers, {units} units of one SKU.");
        Line($"");
        Line($"| | |");
        Line($"|---|---|");
        Line($"| orders confirmed; units left | {sale.Orders}; {sale.UnitsLeft} |");
        Line($"| refused | {string.Join(", ", sale.Refusals.Select(refusal => $"{refusal.Value} {refusal.Key}"))} |");
        Line($"| from the signal to the last answer; to the last confirmation | {sale.AllAnsweredAfter.TotalSeconds:F2} s; {sale.Took.TotalSeconds:F2} s |");
        Line($"| half of the winners were confirmed after; longest wait of anybody | {sale.WinnersP50.TotalSeconds:F2} s; {sale.Longest.TotalSeconds:F2} s |");
        Line($"| winners among the first {units} who asked | {sale.WinnersAmongFirst} |");
        Line($"| correlation of arrival and winning (fairest possible) | {sale.RankCorrelation:F3} ({FlashSale.FairestCorrelation(sale.Buyers, units):F3}) |");
        Line($"| CPU | {sale.CpuMilliseconds:F0} ms |");
    }

    public Task SaveAsync(string file) => File.WriteAllTextAsync(file, _text.ToString());
}
