namespace PsoasBot.Benchmarks.Calibration;

/// <summary>What members say around a question: who wants to know it, and where they were when they thought of it. None of it changes what is asked.</summary>
internal static class Stories
{
    private static readonly string[] Before =
    [
        "Hello everybody, I am new in here and a bit shy about writing.", "Long day, tea is ready, so here goes.", "My sister and I had a long talk about it on the train, and neither of us knew.",
        "There was an argument at our kitchen table last night.", "I am making a poster for the studio.", "My teacher said something in passing and I did not dare to ask.", "I read all of it twice and my head is spinning.",
        "Sorry if this has come up before.", "A friend of mine who reads a lot brought it up at lunch.", "I run a small bookshop and customers ask me the strangest things.", "Rainy Sunday, nothing to do, and I fell into this subject.",
        "My colleague talks about nothing else these days.", "We have a quiz on Friday and I want to win it for once.", "I promised my aunt to find out.", "Somebody on the bus was very loud about it this morning.",
        "My partner laughs at me for caring about such things. I don't mind.", "I wrote it on a slip of paper so that I would not forget.", "The others in my course seem to know, I do not.",
    ];

    private static readonly string[] After =
    [
        "My husband wants to know.", "My sister says so.", "I would like to know more about it.", "Asking for a poster on our notice board.", "We have a bet running.", "Thanks in advance, you are great.",
        "I could not find it anywhere.", "My friend swears it is so, and I have my doubts.", "A short reply is enough, I am on my way out.", "No hurry at all.", "It has bothered me since breakfast.",
        "The two of us would be grateful.", "I want to get it right before I tell the others.", "My flatmate and I disagree.", "I'd like to quote it.", "My teacher will ask me on Monday.", "Just curious.",
    ];

    public static string Around(string question, Random random)
    {
        var before = random.Next(3) == 0 ? "" : Before[random.Next(Before.Length)];
        var more = random.Next(3) == 0 ? Before[random.Next(Before.Length)] : "";
        var after = before.Length == 0 || random.Next(2) == 0 ? After[random.Next(After.Length)] : "";
        var asked = question.Length > 0 && char.IsLetterOrDigit(question[^1]) ? $"{question}?" : question;
        return string.Join(' ', new[] { before, more, asked, after }.Where(part => part.Length > 0));
    }
}
