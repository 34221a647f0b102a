# Nhiệm vụ: danh sách, một nhiệm vụ, chuyển giao
obligations-title = Nhiệm vụ
