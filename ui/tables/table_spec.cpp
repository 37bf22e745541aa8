// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_spec.h"

#include "ui/models/clients_model.h"
#include "ui/models/hosts_model.h"
#include "ui/models/interfaces_model.h"
#include "ui/models/methods_model.h"
#include "ui/models/requests_model.h"
#include "ui/models/sections_model.h"
#include "ui/models/statuses_model.h"

#include <QCoreApplication>

namespace hitwatch {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::TablePanel)
};

ColumnSpec fixed(const char *sample, bool isHidden = false)
{
    return { QString::fromLatin1(sample), 0, isHidden };
}

ColumnSpec stretched(int stretch)
{
    return { {}, stretch, false };
}

constexpr const char *kCount = "999,999";
constexpr const char *kRate = "9,999.9";
constexpr const char *kPercent = "99.9 %";
constexpr const char *kTime = "999 ms";
constexpr const char *kBytes = "999 kB";
constexpr const char *kLongBar = "000000000000"; // a bar and its percentage
constexpr const char *kShortBar = "00000";

} // namespace

TableSpec tableSpec(TableKind kind)
{
    switch (kind) {
    case TableKind::Sections:
        return { Texts::tr("Sections"), QStringLiteral("sections"), false,
            { stretched(9), stretched(8), fixed(kCount), fixed(kRate), fixed(kLongBar),
                fixed(kPercent), fixed(kTime, true), fixed(kTime), fixed(kTime, true),
                fixed(kBytes, true), fixed("GET, POST, HEAD", true) } };
    case TableKind::Hosts:
        return { Texts::tr("Hosts"), QStringLiteral("hosts"), true,
            { stretched(1), fixed(kCount), fixed(kRate, true), fixed(kShortBar),
                fixed(kPercent, true), fixed(kTime, true), fixed(kTime, true),
                fixed(kBytes, true) } };
    case TableKind::Methods:
        return { Texts::tr("Methods"), QStringLiteral("methods"), true,
            { stretched(1), fixed(kCount), fixed(kShortBar) } };
    case TableKind::Statuses:
        return { Texts::tr("Status"), QStringLiteral("statuses"), true,
            { stretched(1), fixed(kCount), fixed(kShortBar) } };
    case TableKind::Clients:
        return { Texts::tr("Clients"), QStringLiteral("clients"), false,
            { stretched(1), fixed(kCount), fixed(kLongBar), fixed(kBytes) } };
    case TableKind::Interfaces:
        return { Texts::tr("Interfaces"), QStringLiteral("interfaces"), false,
            { stretched(1), fixed("capturing"), fixed("999,999,999"), fixed("99.9 Mbit/s"),
                fixed("99.9 Mbit/s"), fixed(kCount) } };
    case TableKind::Requests:
        return { Texts::tr("Requests"), QStringLiteral("requests"), false,
            { fixed("00:00:00.000"), fixed("255.255.255.255"), stretched(2), fixed("OPTIONS"),
                stretched(4), fixed("000 00"), fixed(kTime), fixed(kBytes) } };
    }
    return {};
}

std::unique_ptr<KeyedTableModel> makeTableModel(TableKind kind)
{
    switch (kind) {
    case TableKind::Sections:
        return std::make_unique<SectionsModel>();
    case TableKind::Hosts:
        return std::make_unique<HostsModel>();
    case TableKind::Methods:
        return std::make_unique<MethodsModel>();
    case TableKind::Statuses:
        return std::make_unique<StatusesModel>();
    case TableKind::Clients:
        return std::make_unique<ClientsModel>();
    case TableKind::Interfaces:
        return std::make_unique<InterfacesModel>();
    case TableKind::Requests:
        break;
    }
    return std::make_unique<RequestsModel>();
}

} // namespace hitwatch
