using PsoasBot.Platforms;

namespace PsoasBot.Tests.Platforms;

public sealed class RoutingTests
{
    private static readonly HeardMessage Plain = new() { MemberId = "m1" };
    private static readonly BotThread Own = new("m1", HumanSpoke: false);

    [Fact]
    public void Speaks_when_spoken_to()
    {
        Assert.Equal(Route.Ask, Routing.Of(Plain with { IsDirect = true }));
        Assert.Equal(Route.Ask, Routing.Of(Plain with { MentionsBot = true }));
        Assert.Equal(Route.FollowUp, Routing.Of(Plain with { RepliesToBot = true }));
        Assert.Equal(Route.Silent, Routing.Of(Plain));
    }

    [Fact]
    public void Hears_no_programs_no_empty_messages_and_no_other_channels()
    {
        Assert.Equal(Route.Silent, Routing.Of(Plain with { MentionsBot = true, IsAutomatic = true }));
        Assert.Equal(Route.Silent, Routing.Of(Plain with { MentionsBot = true, HasText = false }));
        Assert.Equal(Route.Silent, Routing.Of(Plain with { MentionsBot = true, IsAllowedChannel = false }));
        Assert.Equal(Route.Ask, Routing.Of(Plain with { IsDirect = true, IsAllowedChannel = false }));
    }

    [Fact]
    public void Goes_on_in_its_own_thread_with_the_person_who_asked()
    {
        Assert.Equal(Route.FollowUp, Routing.Of(Plain with { Thread = Own }));
        Assert.Equal(Route.Silent, Routing.Of(Plain with { Thread = Own, MemberId = "m2" }));
        Assert.Equal(Route.Silent, Routing.Of(Plain with { Thread = Own, AddressesOthers = true }));
    }

    [Fact]
    public void Is_silent_in_its_thread_once_another_person_has_spoken_until_it_is_addressed()
    {
        var after = Routing.After(Own, Plain with { MemberId = "m2", Thread = Own });
        Assert.True(after.HumanSpoke);
        Assert.Equal(Route.Silent, Routing.Of(Plain with { Thread = after }));
        Assert.Equal(Route.FollowUp, Routing.Of(Plain with { Thread = after, MentionsBot = true }));
    }

    [Fact]
    public void Another_member_who_asks_the_bot_does_not_take_the_talk_over()
    {
        var question = Plain with { MemberId = "m2", Thread = Own, MentionsBot = true };
        Assert.Equal(Route.FollowUp, Routing.Of(question));
        Assert.False(Routing.After(Own, question).HumanSpoke);
        Assert.False(Routing.After(Own, Plain with { IsAutomatic = true, MemberId = "bot" }).HumanSpoke);
    }

    [Fact]
    public void The_book_forgets_the_longest_quiet_thread()
    {
        var book = new ThreadBook(capacity: 2);
        book.Keep("a", Own);
        book.Keep("b", Own);
        book.Keep("a", Own with { HumanSpoke = true });
        book.Keep("c", Own);
        Assert.Null(book.Find("b"));
        Assert.True(book.Find("a")!.HumanSpoke);
    }
}
