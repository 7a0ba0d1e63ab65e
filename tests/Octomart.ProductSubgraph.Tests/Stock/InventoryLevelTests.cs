using Octomart.ProductSubgraph.Stock;

namespace Octomart.ProductSubgraph.Tests.Stock;

/// <summary>The last fence against overselling, whatever a caller computes.</summary>
public class InventoryLevelTests
{
    private static readonly InventoryLevel Level = new() { Id = "inv_1", VariantId = "var_1", ProductId = "prd_1", SellerId = "sel_1", WarehouseId = "whs_1", OnHand = 5, Reserved = 2 };

    [Fact]
    public void What_there_is_can_be_reserved_sold_released_and_restocked() =>
        Assert.Equal((5, 2), (Level.Reserve(3).Commit(5).Restock(5).Reserve(3).Release(1).OnHand, Level.Reserve(3).Commit(5).Restock(5).Reserve(3).Release(1).Reserved));

    [Fact]
    public void Nothing_becomes_less_than_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => Level.Reserve(4));
        Assert.Throws<InvalidOperationException>(() => Level.Commit(3));
        Assert.Throws<InvalidOperationException>(() => Level.Release(3));
        Assert.Throws<InvalidOperationException>(() => Level.Restock(-4));
        Assert.Null(Level.Adjust(-4));
        Assert.Null(Level.Adjust(int.MaxValue));
    }
}
