using PsoasBot.Hosting.CommandLine;

return await PsoasBotCommand.RunAsync(args);
