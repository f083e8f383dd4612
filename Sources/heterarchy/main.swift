print("heterarchy")
