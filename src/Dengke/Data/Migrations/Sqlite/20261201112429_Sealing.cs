using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dengke.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Sealing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(name: "SealedAt", table: "Campaigns", type: "INTEGER", nullable: true);

            migrationBuilder.CreateTable(
                name: "CampaignSeals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SealedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Exceptions = table.Column<int>(type: "INTEGER", nullable: false),
                    Root = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RootJws = table.Column<string>(type: "TEXT", nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AuditSeal = table.Column<int>(type: "INTEGER", nullable: true),
                    AuditHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignSeals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignSeals_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Errata",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SealedJws = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Errata", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Errata_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "SealExceptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    NamedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NamedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealExceptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SealExceptions_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_SealExceptions_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "SealedStudents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StudentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Index = table.Column<int>(type: "INTEGER", nullable: false),
                    StudentNo = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    College = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    LeafHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SealedContent = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedStudents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SealedStudents_Students_StudentId",
                        column: x => x.StudentId,
                        principalTable: "Students",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CampaignSeals_CampaignId",
                table: "CampaignSeals",
                column: "CampaignId",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Errata_CampaignId_Number",
                table: "Errata",
                columns: new[] { "CampaignId", "Number" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Errata_StudentId", table: "Errata", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_SealExceptions_CampaignId_Kind_Subject",
                table: "SealExceptions",
                columns: new[] { "CampaignId", "Kind", "Subject" },
                unique: true,
                filter: "\"WithdrawnAt\" IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_SealExceptions_StudentId", table: "SealExceptions", column: "StudentId");

            migrationBuilder.CreateIndex(
                name: "IX_SealedStudents_CampaignId_Index",
                table: "SealedStudents",
                columns: new[] { "CampaignId", "Index" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_SealedStudents_StudentId",
                table: "SealedStudents",
                column: "StudentId",
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "CampaignSeals");

            migrationBuilder.DropTable(name: "Errata");

            migrationBuilder.DropTable(name: "SealExceptions");

            migrationBuilder.DropTable(name: "SealedStudents");

            migrationBuilder.DropColumn(name: "SealedAt", table: "Campaigns");
        }
    }
}
