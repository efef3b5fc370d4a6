#pragma once

#include "ui/scopes/scope_data.h"

#include <QWidget>

#include <memory>

namespace weft::ui {

enum class ScopeKind { Waveform, Parade, Vectorscope, Histogram };
/// For people, translated.
QString scopeName(ScopeKind kind);

/// Draws one scope of a picture with its graticule. Thread: main.
class ScopeView : public QWidget
{
    Q_OBJECT
public:
    explicit ScopeView(ScopeKind kind, QWidget *parent = nullptr);

    ScopeKind kind() const { return m_kind; }
    /// Null: the graticule alone.
    void setData(std::shared_ptr<const ScopeData> data);
    const std::shared_ptr<const ScopeData> &data() const { return m_data; }

    /// Where the scope itself is drawn, inside the labels.
    QRectF field() const;

    QSize sizeHint() const override { return {220, 160}; }
    QSize minimumSizeHint() const override { return {140, 100}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintLevels(QPainter &painter) const;
    void paintTargets(QPainter &painter) const;
    void paintHistogram(QPainter &painter) const;
    void paintTraces(QPainter &painter) const;

    const ScopeKind m_kind;
    std::shared_ptr<const ScopeData> m_data;
};

} // namespace weft::ui
