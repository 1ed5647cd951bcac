using Dengke.Bench.B1;

if (args is ["contestant", .. var contestant])
{
    return Contestants.Run(contestant);
}

if (args is ["generate", var registry, var academic, var rows])
{
    StudentTables.Write(registry, academic, int.Parse(rows));
    return 0;
}

return 2;
