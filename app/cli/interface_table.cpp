// SPDX-License-Identifier: GPL-3.0-or-later
#include "interface_table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace hitwatch {

namespace {

std::string stateName(const InterfaceInfo &interface)
{
    if (!interface.up)
        return "down";
    return interface.running ? "up" : "no carrier";
}

QJsonObject toObject(const InterfaceInfo &interface)
{
    QJsonArray addresses;
    for (const std::string &address : interface.addresses)
        addresses.append(QString::fromStdString(address));
    return {
        { QStringLiteral("name"), QString::fromStdString(interface.name) },
        { QStringLiteral("kind"), QString::fromStdString(interfaceKindName(interface.kind)) },
        { QStringLiteral("description"), QString::fromStdString(interface.description) },
        { QStringLiteral("state"), QString::fromStdString(stateName(interface)) },
        { QStringLiteral("up"), interface.up },
        { QStringLiteral("running"), interface.running },
        { QStringLiteral("addresses"), addresses },
    };
}

/// An alias can be set to anything; it must not drive the terminal.
std::string printable(const std::string &text)
{
    std::string clean = text;
    std::replace_if(
        clean.begin(), clean.end(),
        [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f; },
        '?');
    return clean;
}

using Row = std::array<std::string, 4>;

std::string toLine(const Row &row, const Row &widest)
{
    std::string line;
    for (std::size_t column = 0; column < row.size(); ++column) {
        line += row[column];
        line.append(
            widest[column].size() - std::min(row[column].size(), widest[column].size()), ' ');
        line += "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

std::string toText(const std::vector<InterfaceInfo> &interfaces)
{
    std::vector<Row> rows { { "NAME", "STATE", "ADDRESSES", "DESCRIPTION" } };
    for (const InterfaceInfo &interface : interfaces) {
        std::string first = interface.addresses.empty() ? "-" : interface.addresses.front();
        rows.push_back({ printable(interface.name), stateName(interface), first,
            printable(interface.description) });
        // Further addresses on lines of their own: an interface may have many.
        for (std::size_t at = 1; at < interface.addresses.size(); ++at)
            rows.push_back({ "", "", interface.addresses[at], "" });
    }
    Row widest;
    for (const Row &row : rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            if (row[column].size() > widest[column].size())
                widest[column] = row[column];
        }
    }
    std::string text;
    for (const Row &row : rows)
        text += toLine(row, widest);
    return text;
}

} // namespace

std::string interfaceTable(const std::vector<InterfaceInfo> &interfaces, OutputFormat format)
{
    if (format == OutputFormat::Text)
        return toText(interfaces);
    if (format == OutputFormat::JsonLines) {
        QByteArray lines;
        for (const InterfaceInfo &interface : interfaces)
            lines += QJsonDocument(toObject(interface)).toJson(QJsonDocument::Compact) + '\n';
        return lines.toStdString();
    }
    QJsonArray array;
    for (const InterfaceInfo &interface : interfaces)
        array.append(toObject(interface));
    return QJsonDocument(array).toJson().toStdString();
}

} // namespace hitwatch
