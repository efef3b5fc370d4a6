#pragma once

#include <QWidget>

#include <optional>
#include <vector>

namespace weft::ui {

/// Lies over a monitor while something is dragged over it: areas side by side that say what letting
/// go there does. Takes no mouse or drag itself; its parent tells it. Thread: main.
class DropZones : public QWidget
{
    Q_OBJECT
public:
    struct Zone
    {
        const char *icon;
        QString label;
        QString help; ///< a few words below it
    };

    DropZones(std::vector<Zone> zones, QWidget *parent);

    /// Where a zone is, in this widget.
    QRectF area(std::size_t zone) const;
    /// The zone that a place of this widget is in.
    std::optional<std::size_t> zoneAt(const QPointF &position) const;
    /// The one that is meant stands out.
    void point(std::optional<std::size_t> zone);
    std::optional<std::size_t> pointed() const { return m_pointed; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const std::vector<Zone> m_zones;
    std::optional<std::size_t> m_pointed;
};

} // namespace weft::ui
