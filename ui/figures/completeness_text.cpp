// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/completeness_text.h"

#include "stats/completeness.h"
#include "ui/figures/figure_values.h"
#include "ui/figures/loss_causes.h"

#include <QCoreApplication>

#include <algorithm>

namespace hitwatch {
namespace {

struct CompletenessWords {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::CompletenessText)
};

bool isCutShort(const SourceProgress &source)
{
    return source.isOver && source.isStopped && source.inputSize > 0;
}

QString lossValue(const MonitorView &view)
{
    const LossSummary &loss = view.stats.loss;
    const std::uint64_t lost = lostThings(view.stats);
    if (lost > 0 && lost == loss.gaps)
        return CompletenessWords::tr("%Ln gap(s)", nullptr, pluralOf(lost));
    if (lost > 0)
        return CompletenessWords::tr("%Ln loss(es)", nullptr, pluralOf(lost));
    // Nobody knows how much there was in a damaged file, or while nothing was captured.
    return loss.notWatchedMs > 0 ? CompletenessWords::tr("Not captured")
                                 : CompletenessWords::tr("File incomplete");
}

/// "49% read" and "93 of 182 MB not read".
CompletenessText cutShort(const SourceProgress &source, const Format &format)
{
    if (source.inputBytes >= source.inputSize) // a small file is read before it is replayed
        return { CompletenessWords::tr("Stopped"),
            CompletenessWords::tr("rest of the file not read"), FigureCell::Mark::Warning };
    const std::uint64_t rest = source.inputSize - source.inputBytes;
    const double percent =
        100.0 * static_cast<double>(source.inputBytes) / static_cast<double>(source.inputSize);
    return { CompletenessWords::tr("%1 read", "share of a file").arg(format.percent(percent)),
        CompletenessWords::tr("%1 of %2 not read", "parts of a file")
            .arg(format.bytes(rest), format.bytes(source.inputSize)),
        FigureCell::Mark::Warning };
}

/// What was left out, though nothing of the rest was lost.
QString leftOut(const MonitorView &view, const Format &format)
{
    QString text;
    for (const LossItem &item : unmatchedItems(view)) {
        // Ethertypes that nobody knows are no HTTP.
        if (!isNotAnalyzed(item.cause) || item.cause == LossCause::UnknownProtocol
            || item.inWindow == 0)
            continue;
        text = CompletenessWords::tr("%1 not analyzed", "20 TLS connections")
                   .arg(lossLine(item, format));
        break; // the most of them; the panel has them all
    }
    if (view.source.isFiltered)
        text = text.isEmpty() ? CompletenessWords::tr("within the capture filter")
                              : CompletenessWords::tr("within the capture filter, %1").arg(text);
    return text;
}

} // namespace

CompletenessText completenessText(const MonitorView &view, const Format &format)
{
    if (isCutShort(view.source))
        return cutShort(view.source, format);
    if (!isComplete(view.stats)) {
        return { lossValue(view),
            CompletenessWords::tr("counts are too low: %1", "193 gaps")
                .arg(lossLine(lossItems(view).front(), format)),
            FigureCell::Mark::Warning };
    }
    if (view.stats.from == 0 && view.stats.to == 0)
        return { unknownText(), {}, FigureCell::Mark::None };
    const SourceProgress &source = view.source;
    QString limits = leftOut(view, format);
    if (!source.isOver && source.inputBytes < source.inputSize && limits.isEmpty())
        limits = CompletenessWords::tr("%1 of %2 read so far", "parts of a file")
                     .arg(format.bytes(source.inputBytes), format.bytes(source.inputSize));
    return { CompletenessWords::tr("Complete"), limits,
        limits.isEmpty() ? FigureCell::Mark::Good : FigureCell::Mark::None };
}

} // namespace hitwatch
