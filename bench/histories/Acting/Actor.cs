namespace Octomart.Histories.Bench.Acting;

/// <summary>Does the steps of one history at the real shop, as good clients do.</summary>
internal sealed class Actor(HistoryShop shop, Goods goods, Remembered remembered)
{
    private readonly Buyers _buyers = new(shop, goods, remembered);
    private readonly Sellers _sellers = new(shop, goods, remembered);
    private readonly ProviderNews _news = new(shop);

    /// <summary>Whether it was done; null when what it is about does not exist.</summary>
    public async Task<bool?> DoAsync(Step step)
    {
        switch (step)
        {
            case IOfOrder { Order: var order } when !remembered.Orders.ContainsKey(order):
            case TakeReturn { Return: var name } when !remembered.Returns.ContainsKey(name):
                return null;
            case Place place:
                return await _buyers.PlaceAsync(place);
            case Pay pay:
                return await _buyers.PayAsync(pay);
            case RepeatNews repeat:
                await _news.RepeatAsync(remembered.Orders[repeat.Order].Id, new Random(repeat.Shuffle));
                return true;
            case Cancel cancel:
                return await _buyers.CancelAsync(remembered.Orders[cancel.Order], null);
            case CancelUnits { BySeller: false } cancel:
                return await _buyers.CancelAsync(remembered.Orders[cancel.Order], (cancel.Variant, cancel.Units));
            case CancelUnits cancel:
                return await _sellers.CancelAsync(cancel);
            case Ship ship:
                return await _sellers.ShipAsync(ship);
            case AskReturn ask:
                return await _buyers.AskReturnAsync(ask);
            case TakeReturn take:
                return await _sellers.TakeReturnAsync(take);
            case ChangeStock change:
                return await _sellers.ChangeStockAsync(change);
            case Wait wait:
                shop.Clock.Advance(TimeSpan.FromMinutes(wait.Minutes));
                return true;
            default:
                throw new InvalidOperationException($"Nobody does {step}.");
        }
    }
}
